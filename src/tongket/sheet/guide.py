"""The page that says how the decision sheet is used (hướng dẫn)."""

TITLE = "HƯỚNG DẪN BẢNG BIÊN TẬP"
_TEXT = """
Bảng này là nơi duy nhất ghi các lựa chọn của người biên tập. Lệnh tongket build làm theo bảng; lệnh tongket decide cập
nhật bảng và giữ nguyên những gì đã điền. Lưu và đóng tệp trước khi chạy lệnh.

Chỉ điền vào các ô nền vàng. Trang được bảo vệ nhưng không có mật khẩu: khi cần xóa hàng hoặc sắp xếp lại, chọn Review,
Unprotect Sheet. Lọc và đổi độ rộng cột thì không cần bỏ bảo vệ.

TRANG “Ý”: mỗi hàng là một ý đã gộp từ các đơn vị.

Dùng: x là in vào dự thảo, không là bỏ; để trống thì theo cột Mặc định.

Thứ tự: số thứ tự trong nhóm ý; để trống thì xếp theo số đơn vị.

Nhóm ý: chọn nhóm khác trong danh sách để chuyển ý sang nhóm đó.

Ý (câu sẽ in): sửa thẳng vào câu; xóa trắng ô để lấy lại câu được đề nghị.

Gộp với: ghi mã của hàng khác cùng mục (cột Mã); câu được in là câu của hàng mang mã đó.

Gần giống: những ý gần như nhau đứng liền nhau; cột Gần với ghi mã của ý đứng đầu, cột Khác ở ghi những chữ khác nhau
(+ có thêm, − không có), “trái chiều?” là có thể nói ngược lại. Máy không gộp những ý này. Chọn gộp để tính là một ý,
khác nhau để đứng riêng; chọn ở hàng đứng đầu là chọn cho mọi hàng gần giống ở dưới, trừ hàng “trái chiều?”, “ít giống”
chỉ gộp khi chọn ở chính hàng ấy. Lựa chọn có hiệu lực với mọi lần lập sau, kể cả khi đơn vị khác gửi đúng câu ấy.

In ý nhỏ: x để in các ý nhỏ dưới ý, không để bỏ; để trống thì chỉ in khi mọi đơn vị của hàng ghi như nhau.

Tách: x để các cách viết trong hàng đứng thành từng ý riêng.

Ghi chú: để nhớ việc, không in vào dự thảo.

TRANG “Điển hình”: chọn nhiều nhất bốn điển hình ở mỗi mục. Cột “Cả câu” là câu như sẽ in, kể cả tên; sau khi sửa, chạy
lại tongket decide để xem câu mới. Để trống cột “Nêu tên” thì việc lãnh đạo, chỉ đạo ghi tên cấp ủy, việc khác ghi tên
địa bàn, tổ chức. Muốn khác thì chọn: địa bàn (cột Địa bàn), đơn vị (cột Đơn vị), hoặc không nêu
(câu tự nói ai làm). Câu sẽ in đứng ngay sau tên. Hai điển hình của một nơi thì tên ghi một lần.

TRANG “Số liệu”: trên cùng là số liệu có từ hai nguồn (LỆCH: chưa khớp, có nền vàng trong dự thảo đến khi chốt); dưới là
mọi tổng, mọi ô của biểu. Số dùng: số sẽ in thay cho số cộng, ở mọi chỗ in số ấy; Lý do: ai chốt, ngày nào, vì sao.
Chốt rồi mà nguồn đổi thì hàng ghi ĐỔI, dự thảo có nền vàng: sửa Số dùng, hoặc giữ số ấy và ghi thêm vào Lý do.

TRANG “Nêu tên”: mỗi đơn vị có mặt trong bao nhiêu điển hình đã chọn (x), để cân nhắc khi chọn thêm.

CỘT “Tình trạng”: MỚI là hàng chưa có ở lần trước; ĐỔI là các ý của hàng đã khác (xem cột Thay đổi); KHÔNG CÒN là hàng
đã điền nhưng không còn ý nào của đơn vị, được giữ ở cuối trang: chuyển phần cần giữ sang hàng khác rồi xóa trắng các ô
của hàng ấy, lần sau hàng sẽ mất.

Các dấu MỚI, ĐỔI giữ nguyên đến lần decide có báo cáo mới. Hàng bị xóa sẽ được đề nghị lại ở lần decide sau.

Có thể thêm cột riêng ở bên phải và thêm trang riêng. Nhận xét, màu, độ rộng, liên kết, công thức, biểu đồ đã thêm được
giữ nguyên và đi theo hàng; hàng có nhận xét, liên kết hoặc màu riêng không bị xóa; không có gì mới thì tệp không bị
ghi lại.
"""
LINES = tuple(" ".join(each.split()) for each in _TEXT.split("\n\n"))
